package org.portcullis.architecture.planted.server;

/** A server that offenders may know. */
public record PlantedServer() {}
