/** What a task is asked to run on. */
export const fitLaunchTypes = ['EC2', 'FARGATE', 'EXTERNAL'] as const
