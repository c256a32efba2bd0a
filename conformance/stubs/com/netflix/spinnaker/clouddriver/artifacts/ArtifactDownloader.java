package com.netflix.spinnaker.clouddriver.artifacts;

/** Stands for the type of a field that no probe uses, and that would bring every artifact store along. */
public class ArtifactDownloader {
  public java.io.InputStream download(com.netflix.spinnaker.kork.artifacts.model.Artifact artifact) {
    throw new UnsupportedOperationException();
  }
}
