import { beforeAll, expect, it, jest } from '@jest/globals';
import {
  atRest,
  drawnShare,
  isSame,
  keepScreenshot,
  phone,
  pictureAtRest,
  selectInTree,
  tool,
} from './support/pages.ts';
import { describeSite } from './support/site.ts';

jest.setTimeout(180_000);

describeSite('the 3D view', (site) => {
  let house = '';
  beforeAll(async () => {
    house = await site().houseModel();
  });
  const opened = async () => (await site().openModel(house)).page;

  it('shows the building beside its tree and its facts', async () => {
    const { page, errors } = await site().openModel(house);
    await page.getByRole('treeitem', { name: /Ground floor/ }).waitFor();
    await page.locator('.property', { hasText: 'plinth-house.ifc' }).waitFor();
    await atRest(page);
    expect(await drawnShare(page)).toBeGreaterThan(0.1);
    expect(errors).toEqual([]);
  });

  it('follows a click in tree, properties and address, and opens there again', async () => {
    const page = await opened();
    await page.getByRole('treeitem', { name: /Ground floor/ }).waitFor();
    await page.locator('canvas').click();
    await page.getByText('GlobalId').waitFor();
    const name = await page.locator('.element-head h2').textContent();
    const selected = page.locator('[role=treeitem][aria-selected=true]');
    expect(await selected.textContent()).toContain(name);
    expect(page.url()).toMatch(/&element=[0-9A-Za-z_$%]{22,}$/);

    const { page: again } = await site().openModel(page.url());
    await again.getByText('GlobalId').waitFor();
    expect(await again.locator('.element-head h2').textContent()).toBe(name);
  });

  it('is turned by dragging, and shows all of it again by "Fit"', async () => {
    const page = await opened();
    const before = await pictureAtRest(page);
    await page.mouse.move(600, 400);
    await page.mouse.down();
    await page.mouse.move(760, 340, { steps: 8 });
    await page.mouse.up();
    expect(await isSame(page, await pictureAtRest(page), before)).toBe(false);
    expect(page.url()).not.toContain('element=');
    await page.mouse.wheel(0, -1500);
    const close = await pictureAtRest(page);
    await tool(page, 'Fit').click();
    expect(await isSame(page, await pictureAtRest(page), close)).toBe(false);
    await tool(page, 'Views').click();
    await page.getByRole('button', { name: 'Corner' }).click();
    expect(await isSame(page, await pictureAtRest(page), before)).toBe(true);
  });

  it('isolates, with the rest faint or gone', async () => {
    const page = await opened();
    await atRest(page);
    const whole = await drawnShare(page);
    expect(await tool(page, 'X-ray').isDisabled()).toBe(true);
    await selectInTree(page, 'Entrance door');
    await tool(page, 'Isolate').click();
    await page.getByText('Only Entrance door').waitFor();
    await tool(page, 'Views').click();
    await page.getByRole('button', { name: 'Corner' }).click();
    const faint = await pictureAtRest(page);
    await tool(page, 'X-ray').click();
    expect(await isSame(page, await pictureAtRest(page), faint)).toBe(false);
    expect(await drawnShare(page)).toBeLessThan(whole / 5);
    await tool(page, 'Show all').click();
    await atRest(page);
    expect(await drawnShare(page)).toBeGreaterThan(0.9 * whole);
  });

  it('hides what is selected, and says how much is hidden', async () => {
    const page = await opened();
    await selectInTree(page, 'Entrance door');
    await tool(page, 'Hide').click();
    await page.getByText('1 hidden').waitFor();
    await page.getByRole('button', { name: 'Show all' }).first().click();
    await page.getByText('1 hidden').waitFor({ state: 'detached' });
  });

  it('cuts the building open, at first through the doors and windows of a storey', async () => {
    const page = await opened();
    const whole = await pictureAtRest(page);
    await tool(page, 'Section').click();
    await page.getByText('+4.20 m').waitFor(); // 1.20 m above the upper floor at +3.00
    const plan = await pictureAtRest(page);
    expect(await isSame(page, plan, whole)).toBe(false);
    await keepScreenshot(page, 'section');
    await page.getByRole('button', { name: 'X', exact: true }).click();
    await page.getByRole('slider').fill('0.5');
    expect(await isSame(page, await pictureAtRest(page), plan)).toBe(false);
    await tool(page, 'Section').click();
    expect(await isSame(page, await pictureAtRest(page), whole)).toBe(true);
  });

  it('shows one level alone', async () => {
    const page = await opened();
    const levels = page.getByRole('list', { name: 'Levels' });
    await levels.getByRole('button', { name: /Upper floor/ }).click();
    await page.getByText(/^Only .*Upper floor/).waitFor();
    await atRest(page);
    await keepScreenshot(page, 'level');
    await levels.getByRole('button', { name: /Upper floor/ }).click();
    await page.getByText(/^Only .*Upper floor/).waitFor({ state: 'detached' });
  });

  it('shows rooms, and what is inside one of them', async () => {
    const page = await opened();
    await page.getByRole('treeitem', { name: /Ground floor/ }).waitFor();
    await tool(page, 'Section').click(); // rooms are inside
    const without = await pictureAtRest(page);
    await tool(page, 'Spaces').click();
    expect(await isSame(page, await pictureAtRest(page), without)).toBe(false);
    await selectInTree(page, '0.02 · Living room');
    await page.getByRole('button', { name: 'Inside this space' }).click();
    await page.getByText(/^\d+ elements$/).waitFor();
    await atRest(page);
    await keepScreenshot(page, 'inside');
  });

  it('brings the properties to the front of a phone when an element is tapped', async () => {
    const { page } = await site().openModel(house, phone);
    await page.locator('canvas').tap();
    await page.getByText('GlobalId').waitFor();
    expect(await page.getByRole('tab', { name: 'Properties' }).getAttribute('aria-selected')).toBe('true');
  });

  it('comes back when the graphics driver was restarted', async () => {
    const page = await opened();
    const before = await pictureAtRest(page);
    await page.evaluate(async () => {
      const canvas = document.querySelector('canvas');
      const context = canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context');
      const lost = new Promise((resolve) => canvas?.addEventListener('webglcontextlost', resolve));
      context?.loseContext();
      await lost;
      await new Promise((resolve) => setTimeout(resolve, 200)); // not while the event is still being told
      context?.restoreContext();
    });
    expect(await isSame(page, await pictureAtRest(page), before)).toBe(true);
  });
});
