package shop.catamaran.operator;

import picocli.CommandLine.Command;

/** The verbs about the shop on this machine. */
@Command(
    name = "local",
    description = "The shop on this machine.",
    mixinStandardHelpOptions = true,
    subcommands = {LocalUp.class, LocalDown.class})
final class LocalCommand {}
