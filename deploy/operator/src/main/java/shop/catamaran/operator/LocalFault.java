package shop.catamaran.operator;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.local.LocalShop;

/** What the verbs that do something to one part of the shop have in common. */
abstract class LocalFault implements Callable<Integer> {

  private static final String GATEWAY = "gateway";

  @Mixin private StateOption state;

  @Parameters(
      index = "0",
      paramLabel = "KIND",
      description = "member, balancer, database, console, cloud, or gateway, which needs no name.")
  private String kind;

  @Parameters(
      index = "1",
      arity = "0..1",
      defaultValue = "",
      paramLabel = "NAME",
      description = "aws-1 and so on for a member, otherwise aws and so on.")
  private String name;

  private final BiConsumer<LocalShop, String> action;
  private final String done;

  LocalFault(BiConsumer<LocalShop, String> action, String done) {
    this.action = action;
    this.done = done;
  }

  @Override
  public Integer call() {
    String part = part();
    action.accept(state.shop(System.out), part);
    System.out.println(part + " " + done);
    return 0;
  }

  private String part() {
    boolean ofCloud = name.matches("[a-z]+");
    if (kind.equals(GATEWAY) && name.isEmpty()) {
      return kind;
    }
    if (kind.equals("member") && name.matches("[a-z]+-[0-9]+")) {
      return name;
    }
    if (kind.equals("cloud") && ofCloud) {
      return name;
    }
    if (List.of("balancer", "database", "console").contains(kind) && ofCloud) {
      return name + "-" + kind;
    }
    throw new RefusedException(
        "Name a part, such as: member aws-1, balancer aws, database aws, cloud aws, gateway.");
  }

  @Command(
      name = "kill",
      description = "Ends a part at once, as a crash would (kill -9).",
      mixinStandardHelpOptions = true)
  static final class Kill extends LocalFault {
    Kill() {
      super(LocalShop::kill, "is dead; local restart brings it back.");
    }
  }

  @Command(
      name = "restart",
      description =
          "Restarts a part after its last requests, or starts a dead one; returns when it does its"
              + " job again, a cloud when it has caught up with the others.",
      mixinStandardHelpOptions = true)
  static final class Restart extends LocalFault {
    Restart() {
      super(LocalShop::restart, "is back.");
    }
  }

  @Command(
      name = "freeze",
      description = "Lets a part hang (SIGSTOP).",
      mixinStandardHelpOptions = true)
  static final class Freeze extends LocalFault {
    Freeze() {
      super(LocalShop::freeze, "hangs; local thaw lets it go on.");
    }
  }

  @Command(
      name = "thaw",
      description = "Lets a part that hangs go on (SIGCONT).",
      mixinStandardHelpOptions = true)
  static final class Thaw extends LocalFault {
    Thaw() {
      super(LocalShop::thaw, "goes on.");
    }
  }
}
