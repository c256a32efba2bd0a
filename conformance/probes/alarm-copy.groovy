import com.amazonaws.services.applicationautoscaling.AWSApplicationAutoScaling
import com.amazonaws.services.applicationautoscaling.model.Alarm
import com.amazonaws.services.applicationautoscaling.model.DescribeScalingPoliciesResult
import com.amazonaws.services.applicationautoscaling.model.PutScalingPolicyResult
import com.amazonaws.services.applicationautoscaling.model.ScalingPolicy
import com.amazonaws.services.cloudwatch.AmazonCloudWatch
import com.amazonaws.services.cloudwatch.model.DescribeAlarmsResult
import com.amazonaws.services.cloudwatch.model.MetricAlarm
import com.netflix.awsobjectmapper.AmazonObjectMapper
import com.netflix.spinnaker.clouddriver.aws.security.AmazonClientProvider
import com.netflix.spinnaker.clouddriver.ecs.security.NetflixECSCredentials
import com.netflix.spinnaker.clouddriver.ecs.services.EcsCloudMetricService

// Input: a source service's policies and alarms, where it is and where its copy goes. Answer: what is written for the copy, and every call that was made.
if (!EcsCloudMetricService.declaredMethods.any { it.name == 'copyScalingPolicies' }) return null
def mapper = new AmazonObjectMapper()
Closure plain
plain = { value ->
  if (value instanceof Collection) return value.collect(plain).sort { "${it}" }
  if (value instanceof Map) return value.findAll { it.value != null && it.value != [] }.collectEntries { [it.key, plain(it.value)] }
  value?.class?.package?.name?.startsWith('com.amazonaws') ? plain(mapper.convertValue(value, Map)) : value
}
def stated = { request, List<String> fields -> plain(fields.collectEntries { [it, request."get${it.capitalize()}"()] }) }
return { input ->
  def to = [account: input.from.account, region: input.from.region, cluster: input.from.cluster] + input.to
  def put = [policies: [], alarms: []]
  def calls = [] as TreeSet
  def scaling = standIn(AWSApplicationAutoScaling, { call ->
    calls << call.method.name
    if (call.method.name == 'describeScalingPolicies')
      return new DescribeScalingPoliciesResult().withScalingPolicies(input.policies.collect { mapper.convertValue(it, ScalingPolicy) })
    if (call.method.name != 'putScalingPolicy') return null
    put.policies << call.arguments[0]
    new PutScalingPolicyResult().withPolicyARN("arn:aws:autoscaling:${to.region}:${to.account}:scalingPolicy:2:resource/ecs/${to.resource}:policyName/${call.arguments[0].policyName}")
  })
  def cloudWatch = standIn(AmazonCloudWatch, { call ->
    calls << call.method.name
    if (call.method.name == 'describeAlarms')
      return new DescribeAlarmsResult().withMetricAlarms(input.alarms.findAll { it.alarmName in call.arguments[0].alarmNames }.collect { mapper.convertValue(it, MetricAlarm) })
    if (call.method.name == 'putMetricAlarm') put.alarms << call.arguments[0]
    null
  })
  def service = new EcsCloudMetricService()
  service.amazonClientProvider = standIn(AmazonClientProvider, { call -> call.method.name == 'getAmazonCloudWatch' ? cloudWatch : scaling })
  def account = { String id -> standIn(NetflixECSCredentials, { call -> call.method.name == 'getAccountId' ? id : null }) }
  def field = EcsCloudMetricService.declaredFields.find { it.name in ['credentialsRepository', 'accountCredentialsProvider'] }
  field.accessible = true
  field.set(service, standIn(field.type, { call -> account(call.arguments[0]) }))
  def thrown = null
  try {
    service.copyScalingPolicies(to.account, to.region, to.service, to.resource, input.from.account, input.from.region, input.from.service, input.from.resource, to.cluster)
  } catch (Exception problem) {
    thrown = problem.class.simpleName
  }
  [
    policies: put.policies.collect { stated(it, ['policyName', 'policyType', 'resourceId', 'stepScalingPolicyConfiguration', 'targetTrackingScalingPolicyConfiguration']) }.sort { it.policyName },
    alarms: put.alarms.collect { stated(it, ['alarmName', 'actionsEnabled', 'alarmActions', 'OKActions', 'insufficientDataActions', 'metricName', 'namespace', 'dimensions', 'metrics', 'evaluationPeriods', 'datapointsToAlarm', 'threshold', 'thresholdMetricId', 'treatMissingData', 'tags', 'statistic', 'extendedStatistic', 'unit', 'period']) }.sort { it.alarmName },
    calls: calls as List,
    throws: thrown,
  ]
}
