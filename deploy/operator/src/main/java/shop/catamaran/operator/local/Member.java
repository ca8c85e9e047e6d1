package shop.catamaran.operator.local;

import shop.catamaran.operator.process.ProcessRecord;

/**
 * A member of a cloud, running or not.
 *
 * @param name cloud and number, such as aws-1
 * @param release that it was started with; empty before its first start
 */
record Member(
    String name, int number, String address, int port, String release, ProcessRecord process) {

  Member {
    release = release == null ? "" : release;
  }

  static String name(String cloud, int number) {
    return cloud + "-" + number;
  }

  Member with(ProcessRecord newProcess) {
    return new Member(name, number, address, port, release, newProcess);
  }

  /** The same, started with a release. */
  Member started(String version, ProcessRecord newProcess) {
    return new Member(name, number, address, port, version, newProcess);
  }

  String url() {
    return "http://" + address + ":" + port;
  }
}
