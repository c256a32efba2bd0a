'use client'

import { useTheme } from '@/components/shell/use-theme'
import { Segmented } from '@/components/ui/segmented'

/** The theme of this browser; it is no setting of the team's and is kept at once. */
export function ThemeChoice() {
  const [theme, choose] = useTheme()
  return (
    <div>
      <Segmented
        label="Theme"
        value={theme}
        onChange={choose}
        options={[
          { value: 'system', label: 'System' },
          { value: 'light', label: 'Light' },
          { value: 'dark', label: 'Dark' },
        ]}
      />
    </div>
  )
}
