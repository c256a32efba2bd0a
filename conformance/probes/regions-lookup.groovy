import com.amazonaws.services.ec2.AmazonEC2
import com.amazonaws.services.ec2.model.AvailabilityZone
import com.amazonaws.services.ec2.model.DescribeAvailabilityZonesResult
import com.amazonaws.services.ec2.model.DescribeRegionsResult
import com.amazonaws.services.ec2.model.Region
import com.amazonaws.auth.AWSCredentialsProvider
import com.netflix.spinnaker.clouddriver.aws.security.AmazonClientProvider
import com.netflix.spinnaker.clouddriver.aws.security.DefaultAWSAccountInfoLookup
import org.mockito.Mockito

// Input: the regions asked for and the regions that AWS has. Answer: the regions found.
return { input ->
  def ec2 = Mockito.mock(AmazonEC2, { call ->
    switch (call.method.name) {
      case 'describeRegions':
        def names = call.arguments[0].regionNames
        return new DescribeRegionsResult().withRegions(input.aws.findAll { !names || it in names }.collect { new Region().withRegionName(it) })
      case 'describeAvailabilityZones':
        return new DescribeAvailabilityZonesResult().withAvailabilityZones(new AvailabilityZone().withZoneName('a'))
    }
  } as org.mockito.stubbing.Answer)
  def clients = Mockito.mock(AmazonClientProvider, { call -> call.method.name == 'getAmazonEC2' ? ec2 : null } as org.mockito.stubbing.Answer)
  new DefaultAWSAccountInfoLookup(Mockito.mock(AWSCredentialsProvider), clients).listRegions(input.asked as List<String>)*.name
}
