export { PagePlaceholder as default } from '@/components/shell/page-placeholder'
