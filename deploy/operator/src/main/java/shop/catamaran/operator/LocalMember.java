package shop.catamaran.operator;

import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.local.LocalShop;

/** What the verbs that do something to one part of the shop have in common. */
abstract class LocalMember implements Callable<Integer> {

  @Mixin private StateOption state;

  @Parameters(index = "0", paramLabel = "KIND", description = "member")
  private String kind;

  @Parameters(index = "1", paramLabel = "NAME", description = "aws-1 and so on.")
  private String name;

  private final BiConsumer<LocalShop, String> action;
  private final String done;

  LocalMember(BiConsumer<LocalShop, String> action, String done) {
    this.action = action;
    this.done = done;
  }

  @Override
  public Integer call() {
    if (!kind.equals("member")) {
      throw new RefusedException("Only a member can be named so far, such as: member aws-1");
    }
    action.accept(state.shop(System.out), name);
    System.out.println(name + " " + done);
    return 0;
  }

  @Command(
      name = "kill",
      description = "Ends a member at once, as a crash would (kill -9).",
      mixinStandardHelpOptions = true)
  static final class Kill extends LocalMember {
    Kill() {
      super(LocalShop::kill, "is dead; restart member brings it back.");
    }
  }

  @Command(
      name = "restart",
      description = "Restarts a member after its last requests, or starts a dead one.",
      mixinStandardHelpOptions = true)
  static final class Restart extends LocalMember {
    Restart() {
      super(LocalShop::restart, "is back.");
    }
  }

  @Command(
      name = "freeze",
      description = "Lets a member hang (SIGSTOP).",
      mixinStandardHelpOptions = true)
  static final class Freeze extends LocalMember {
    Freeze() {
      super(LocalShop::freeze, "hangs; thaw member lets it go on.");
    }
  }

  @Command(
      name = "thaw",
      description = "Lets a member that hangs go on (SIGCONT).",
      mixinStandardHelpOptions = true)
  static final class Thaw extends LocalMember {
    Thaw() {
      super(LocalShop::thaw, "goes on.");
    }
  }
}
