package shop.catamaran.operator.payara;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * A server as the data grid knows it.
 *
 * @param instanceName such as aws-1; a domain is called server
 * @param instanceType MICRO or DAS
 * @param liteMember whether it holds no data
 * @param applications what is deployed on it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record GridMember(
    String instanceName, String instanceType, boolean liteMember, String applications) {

  /** Whether it is a full server's domain, not a member of the shop. */
  public boolean isDomain() {
    return instanceType.equals("DAS");
  }
}
