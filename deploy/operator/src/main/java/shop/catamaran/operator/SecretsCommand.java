package shop.catamaran.operator;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import shop.catamaran.operator.procedure.SecretRotation;

/** Keeps the shop's secrets. */
@Command(
    name = "secrets",
    description = "Keeps the shop's secrets.",
    mixinStandardHelpOptions = true,
    subcommands = SecretsCommand.Rotate.class)
final class SecretsCommand {

  /** Gives the shop new ones. */
  @Command(
      name = "rotate",
      description =
          "Gives the shop new passwords and keys while it sells. Members are started anew twice,"
              + " one at a time; old values are good until the next rotation. Repeated, it goes on"
              + " with the round of starts in which it was broken off.",
      mixinStandardHelpOptions = true)
  static final class Rotate implements Callable<Integer> {

    @Mixin private ShopOption shop;
    @Mixin private BakeOption bake;

    @Override
    public Integer call() {
      shop.confirm("all");
      if (shop.isDryRun()) {
        SecretRotation.plan().forEach(shop.out()::println);
        return 0;
      }
      shop.operate(operated -> bake.paced(operated).secretRotation().rotate());
      shop.afterRotation().ifPresent(shop.out()::println);
      return 0;
    }
  }
}
