package com.netflix.spinnaker.clouddriver.security.config

/** Stands for the bean that would bring Fiat's client along; no probe authorizes anybody. */
class SecurityConfig {
  static class OperationsSecurityConfigurationProperties {
    SecurityAction onMissingSecuredCheck = SecurityAction.WARN
    List<String> allowUnauthenticatedImageTaggingInAccounts = []
  }

  static enum SecurityAction { IGNORE, WARN, FAIL }
}
