import dynamic from 'next/dynamic'

/** What stands behind a cluster's row, with the form of its task; loaded with the first row that is opened. */
export const ClusterDetails = dynamic(() => import('./cluster-details').then((module) => module.ClusterDetails))
