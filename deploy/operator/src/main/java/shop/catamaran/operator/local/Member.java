package shop.catamaran.operator.local;

import shop.catamaran.operator.process.ProcessRecord;

/**
 * A member of a cloud, running or not.
 *
 * @param name cloud and number, such as aws-1
 */
record Member(String name, int number, String address, int port, ProcessRecord process) {

  static String name(String cloud, int number) {
    return cloud + "-" + number;
  }

  Member with(ProcessRecord newProcess) {
    return new Member(name, number, address, port, newProcess);
  }

  String url() {
    return "http://" + address + ":" + port;
  }
}
