package com.netflix.spinnaker.clouddriver.helpers;

import java.util.Date;
import java.util.List;

/** Stands for a Groovy class whose constructors javac cannot see; no probe resolves a name. */
public abstract class AbstractServerGroupNameResolver {
  public abstract String getPhase();

  public abstract String getRegion();

  public abstract List<TakenSlot> getTakenSlots(String clusterName);

  public String resolveNextServerGroupName(String application, String stack, String details, Boolean ignoreSequence) {
    throw new UnsupportedOperationException();
  }

  public static String combineAppStackDetail(String application, String stack, String details) {
    throw new UnsupportedOperationException();
  }

  public int generateNextSequence(String name) {
    throw new UnsupportedOperationException();
  }

  public static String generateServerGroupName(
      String application, String stack, String details, Integer sequence, Boolean ignoreSequence) {
    throw new UnsupportedOperationException();
  }

  public static class TakenSlot {
    public TakenSlot(String serverGroupName, Integer sequence, Date createdTime) {}
  }
}
