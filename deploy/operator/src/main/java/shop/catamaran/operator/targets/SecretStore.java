package shop.catamaran.operator.targets;

import java.util.Optional;

/** Secrets by the names of the settings that they are for, such as {@code VISITOR_KEY}. */
public interface SecretStore {

  /** A secret's value, if it has one. */
  Optional<String> get(String setting);

  /** Gives a secret a new value; members take it when they start next. */
  void put(String setting, String value);
}
