package org.portcullis.architecture.planted.testkit;

/** A contract that offenders may know. */
public interface PlantedContract {}
