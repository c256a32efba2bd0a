package com.netflix.spinnaker.clouddriver.ecs.model;

/** Stands for a type that needs a Groovy class to be compiled before it; no probe makes a subnet of ECS. */
public class EcsSubnet extends com.netflix.spinnaker.clouddriver.aws.model.AmazonSubnet {
  public EcsSubnet(
      String type, String id, String state, String vpcId, String cidrBlock, Integer availableIpAddressCount,
      String account, String accountId, String region, String availabilityZone, String purpose, String target, boolean deprecated) {}
}
