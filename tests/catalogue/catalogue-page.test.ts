import { expect, it } from 'vitest'
import { renderCatalogue } from '../tools/catalogue-page.js'

it('docs/catalogue.md says what the catalogue says', async () => {
  await expect(renderCatalogue()).toMatchFileSnapshot('../../docs/catalogue.md')
})
