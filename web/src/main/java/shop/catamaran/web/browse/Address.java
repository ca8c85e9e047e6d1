package shop.catamaran.web.browse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** An address of the shop with its query; unchangeable. */
record Address(String path, List<Parameter> query) {

  /** A name and its value in a query. */
  record Parameter(String name, String value) {}

  Address {
    query = List.copyOf(query);
  }

  static Address of(String path) {
    return new Address(path, List.of());
  }

  /** The same with one parameter more; unless the value is empty. */
  Address and(String name, String value) {
    if (value.isEmpty()) {
      return this;
    }
    List<Parameter> longer = new ArrayList<>(query);
    longer.add(new Parameter(name, value));
    return new Address(path, longer);
  }

  Address without(String name) {
    return without(parameter -> parameter.name().equals(name));
  }

  Address without(String name, String value) {
    return without(new Parameter(name, value)::equals);
  }

  private Address without(Predicate<Parameter> unwanted) {
    return new Address(path, query.stream().filter(unwanted.negate()).toList());
  }

  @Override
  public String toString() {
    StringBuilder address = new StringBuilder(path);
    char separator = '?';
    for (Parameter parameter : query) {
      address
          .append(separator)
          .append(URLEncoder.encode(parameter.name(), UTF_8))
          .append('=')
          .append(URLEncoder.encode(parameter.value(), UTF_8));
      separator = '&';
    }
    return address.toString();
  }
}
