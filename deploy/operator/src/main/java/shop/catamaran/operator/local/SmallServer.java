package shop.catamaran.operator.local;

import java.util.List;
import java.util.Map;
import shop.catamaran.operator.process.ProcessRecord;
import shop.catamaran.operator.process.Processes;

/** Starts our own servers, each a JVM of little memory. */
record SmallServer(Installation installation, StateFolder folder) {

  ProcessRecord start(String name, String mainClass, Map<String, String> environment) {
    MemberLog.rotate(folder.log(name));
    return Processes.start(
        List.of(
            Installation.java("java").toString(),
            "-Xmx64m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=32m",
            "-Dfile.encoding=UTF-8",
            "-Duser.timezone=UTC",
            "-cp",
            installation.classPath(),
            mainClass),
        environment,
        folder.root(),
        folder.log(name));
  }
}
