package org.portcullis.server;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code portcullis doctor} */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = {"Look whether serve would start, and say what would keep it from that.", "Changes nothing."})
final class DoctorCommand implements Callable<Integer> {

    @Mixin
    private ConfigurationOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Checkup.Finding> findings = Checkup.of(options::read);
        findings.forEach(finding ->
                out.printf("%-5s %-16s %s%n", finding.ok() ? "OK" : "FAIL", finding.subject(), finding.detail()));
        return findings.stream().allMatch(Checkup.Finding::ok) ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
