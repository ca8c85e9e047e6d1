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
      LocalMember.Kill.class,
      LocalMember.Restart.class,
      LocalMember.Freeze.class,
      LocalMember.Thaw.class,
      LocalScale.class
    })
final class LocalCommand {}
