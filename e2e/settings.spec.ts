import { expect, expectAccessible, test, visit } from './fixtures'

test("the team's release is set, with what it means said at once and kept", async ({ page, api }) => {
  await visit(page, '/settings')
  const sentence = page.getByRole('heading', { level: 1 })
  await expect(sentence).toContainText('The rules of release 2025.4')
  const release = page.getByRole('textbox', { name: 'Release' })
  const save = page.getByRole('button', { name: 'Save settings' })

  await release.fill('the newest')
  await save.click()
  await expect(release).toHaveAttribute('aria-invalid', 'true')
  await expect(release).toBeFocused()

  await release.fill('1.18')
  await save.click()
  await expect(sentence).toContainText('The rules of release 1.18')
  await page.reload()
  await expect(release).toHaveValue('1.18')
  await expect(page.getByRole('navigation', { name: 'Pages' })).toContainText('Release 1.18')
  await api.patch('/api/v1/settings', { data: { release: '2025.4' } })
})

test('a write that meets a newer version says what the other changed, and saves nothing', async ({ page, api }) => {
  const settings = async () => (await (await api.get('/api/v1/registry')).json()).settings
  await visit(page, '/settings')
  await page.getByRole('textbox', { name: 'Release' }).fill('1.20')
  await api.patch('/api/v1/settings', { data: { defaultAssumeRole: 'role/Other' } })
  await page.getByRole('button', { name: 'Save settings' }).click()
  const notice = page.getByRole('alert').filter({ hasText: 'the token SHIPSHAPE_TOKEN changed the settings' })
  await expect(notice).toContainText('role/Other')
  expect(await settings()).toMatchObject({ release: '2025.4', defaultAssumeRole: 'role/Other' })

  await notice.getByRole('button', { name: 'Merge' }).click()
  await page.getByRole('button', { name: 'Save settings' }).click()
  await expect.poll(settings).toMatchObject({ release: '1.20', defaultAssumeRole: 'role/Other' })
  await api.patch('/api/v1/settings', { data: { release: '2025.4', defaultAssumeRole: 'role/SpinnakerManaged' } })
})

test('a schedule is added, paused, resumed and deleted; what cannot be is refused in words', async ({ page }) => {
  await visit(page, '/settings')
  const section = page.getByRole('region', { name: 'Schedules' })
  const form = section.getByRole('form', { name: 'New schedule' })
  await form.getByLabel('Name').fill('night')
  await form.getByLabel('Time', { exact: true }).selectOption('By a cron expression')
  await form.getByLabel('Cron expression').fill('0 3 30 2 *')
  await form.getByRole('button', { name: 'Add schedule' }).click()
  await expect(form.getByText('No day ever matches "0 3 30 2 *".')).toBeVisible()
  await form.getByLabel('Cron expression').fill('0 3 * * *')
  await form.getByLabel('Time zone').fill('Europe/Berlin')
  await form.getByRole('button', { name: 'Add schedule' }).click()

  const table = section.getByRole('table', { name: 'Schedules' })
  await expect(table).toContainText('0 3 * * *, Europe/Berlin')
  await expect(table).toContainText('None yet')
  await table.getByRole('button', { name: 'Pause night' }).click()
  await expect(table).toContainText('Paused')
  await expectAccessible(page)
  await table.getByRole('button', { name: 'Resume night' }).click()
  await expect(table.getByRole('button', { name: 'Pause night' })).toBeVisible()
  await table.getByRole('button', { name: 'Delete the schedule night' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(section.getByText('No check starts by itself.')).toBeVisible()
})
