import com.amazonaws.services.ec2.AmazonEC2
import com.amazonaws.services.ec2.model.AvailabilityZone
import com.amazonaws.services.ec2.model.DescribeAvailabilityZonesResult
import com.amazonaws.services.ec2.model.DescribeRegionsResult
import com.amazonaws.services.ec2.model.Region
import com.amazonaws.auth.AWSCredentialsProvider
import com.netflix.spinnaker.clouddriver.aws.security.AmazonClientProvider
import com.netflix.spinnaker.clouddriver.aws.security.DefaultAWSAccountInfoLookup

// Input: the regions asked for and the regions that AWS has. Answer: the regions found.
return { input ->
  def ec2 = standIn(AmazonEC2, { call ->
    switch (call.method.name) {
      case 'describeRegions':
        def names = call.arguments[0].regionNames
        return new DescribeRegionsResult().withRegions(input.aws.findAll { !names || it in names }.collect { new Region().withRegionName(it) })
      case 'describeAvailabilityZones':
        return new DescribeAvailabilityZonesResult().withAvailabilityZones(new AvailabilityZone().withZoneName('a'))
    }
  })
  def clients = standIn(AmazonClientProvider, { call -> call.method.name == 'getAmazonEC2' ? ec2 : null })
  new DefaultAWSAccountInfoLookup(standIn(AWSCredentialsProvider), clients).listRegions(input.asked as List<String>)*.name
}
