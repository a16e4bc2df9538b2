package dev.assay.cli;

import picocli.CommandLine.IVersionProvider;

/// The version in the manifest of the jar that runs.
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"Assay " + (version == null ? "(built from source)" : version)};
    }
}
