package shop.catamaran.operator;

import picocli.CommandLine.Command;

/** The verbs about the shop on this machine. */
@Command(
    name = "local",
    description = "The shop on this machine.",
    mixinStandardHelpOptions = true,
    subcommands = {
      LocalUp.class,
      LocalStatusCommand.class,
      LocalDown.class,
      LocalLogs.class,
      LocalFault.Kill.class,
      LocalFault.Restart.class,
      LocalFault.Freeze.class,
      LocalFault.Thaw.class,
      LocalLose.class,
      LocalLink.Cut.class,
      LocalLink.Heal.class,
      LocalLink.Delay.class,
      LocalScale.class,
      LocalJoin.class,
      LocalSkew.class,
      LocalDrill.class
    })
final class LocalCommand {}
