import com.amazonaws.services.applicationautoscaling.AWSApplicationAutoScaling
import com.amazonaws.services.applicationautoscaling.model.DescribeScalableTargetsResult
import com.amazonaws.services.applicationautoscaling.model.ScalableTarget
import com.amazonaws.services.cloudwatch.AmazonCloudWatch
import com.amazonaws.services.cloudwatch.model.Dimension
import com.amazonaws.services.cloudwatch.model.MetricAlarm
import com.netflix.spinnaker.cats.cache.DefaultCacheData
import com.netflix.spinnaker.cats.mem.InMemoryCache
import com.netflix.spinnaker.clouddriver.aws.security.AmazonClientProvider
import com.netflix.spinnaker.clouddriver.ecs.cache.Keys
import com.netflix.spinnaker.clouddriver.ecs.cache.client.EcsCloudWatchAlarmCacheClient
import com.netflix.spinnaker.clouddriver.ecs.services.EcsCloudMetricService

// To 1.35 neither the key of an alarm nor the look-up knew the cluster.
def byCluster = EcsCloudMetricService.declaredMethods.find { it.name == 'deleteMetrics' }.parameterCount == 4

// Input: the alarms of a region, and the service that is destroyed. Answer: the alarms and scalable targets that go with it.
return { input ->
  def cache = new InMemoryCache()
  input.alarms.each { alarm ->
    // As the caching agent has it: the cluster is the value of the dimension of that name, in any case.
    def cluster = alarm.dimensions.findAll { it.name.equalsIgnoreCase('ClusterName') }*.value.join('')
    def metricAlarm = new MetricAlarm().withAlarmArn(alarm.arn).withAlarmName(alarm.name).withAlarmActions(alarm.alarmActions).withOKActions(alarm.okActions).withInsufficientDataActions(alarm.insufficientDataActions).withDimensions(alarm.dimensions.collect { new Dimension().withName(it.name).withValue(it.value) })
    def attributes = [alarmArn: metricAlarm.alarmArn, alarmName: metricAlarm.alarmName, alarmActions: metricAlarm.alarmActions, okActions: metricAlarm.OKActions, insufficientDataActions: metricAlarm.insufficientDataActions, accountName: 'prod', region: 'us-east-1']
    cache.merge('alarms', new DefaultCacheData(byCluster ? Keys.getAlarmKey('prod', 'us-east-1', alarm.arn, cluster) : Keys.getAlarmKey('prod', 'us-east-1', alarm.arn), attributes, [:]))
  }
  def deleted = []
  def deregistered = []
  def cloudWatch = standIn(AmazonCloudWatch, { call -> if (call.method.name == 'deleteAlarms') deleted.addAll(call.arguments[0].alarmNames); null })
  def scaling = standIn(AWSApplicationAutoScaling, { call ->
    if (call.method.name == 'describeScalableTargets')
      return new DescribeScalableTargetsResult().withScalableTargets(call.arguments[0].resourceIds.collect { new ScalableTarget().withResourceId(it).withServiceNamespace('ecs') })
    if (call.method.name == 'deregisterScalableTarget') deregistered << call.arguments[0].resourceId
    null
  })
  def service = new EcsCloudMetricService()
  service.metricAlarmCacheClient = new EcsCloudWatchAlarmCacheClient(cache)
  service.amazonClientProvider = standIn(AmazonClientProvider, { call -> call.method.name == 'getAmazonCloudWatch' ? cloudWatch : scaling })
  def field = EcsCloudMetricService.declaredFields.find { it.name in ['credentialsRepository', 'accountCredentialsProvider'] }
  field.accessible = true
  field.set(service, standIn(field.type))
  if (byCluster) service.deleteMetrics(input.service, 'prod', 'us-east-1', input.cluster)
  else service.deleteMetrics(input.service, 'prod', 'us-east-1')
  [alarms: deleted.sort(), scalableTargets: deregistered.sort()]
}
