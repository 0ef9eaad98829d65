// Pages of uni-app and Taro as people write them: 130 to 300 lines with template and styles, three of ten with privacy interfaces.
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const LONG_AGO = new Date('2026-01-01')
/** Of ten pages, how many use privacy interfaces. */
const USING = 3

/** Writes a uni-app program of so many pages; every second page has `<script setup lang="ts">`, the others have options. Returns its `.vue` files. */
export function writeUniApp(root, pages) {
  const names = Array.from({ length: pages }, (_, index) => `pages/topic-${index}/topic-${index}`)
  const files = {
    'pages.json': JSON.stringify({ pages: names.map((path) => ({ path, style: { navigationBarTitleText: path } })) }),
    'manifest.json': JSON.stringify({ name: 'bench', 'mp-weixin': { appid: 'wx0' } }),
    'main.ts': `import { createSSRApp } from 'vue'\nimport App from './App.vue'\nexport function createApp() {\n  return { app: createSSRApp(App) }\n}\n`,
    'App.vue': `<script setup lang="ts">\nimport { onLaunch } from '@dcloudio/uni-app'\nonLaunch(() => console.info('launched'))\n</script>\n`,
    'stores/privacy.ts': STORE,
    'components/privacy-popup/privacy-popup.vue': VUE_POPUP,
    'components/product-card/product-card.vue': VUE_CARD,
    ...shared(),
  }
  names.forEach((name, index) => {
    files[`${name}.vue`] = index % 2 === 0 ? setupPage(index) : optionsPage(index)
  })
  return write(root, files, /\.vue$/u)
}

/** Writes a Taro program in React of so many pages; returns its `.tsx` files. */
export function writeTaro(root, pages) {
  const names = Array.from({ length: pages }, (_, index) => `pages/topic-${index}/index`)
  const files = {
    'app.config.ts': `export default defineAppConfig({ pages: ${JSON.stringify(names)} })\n`,
    'app.tsx': `import type { PropsWithChildren } from 'react'\nexport default function App({ children }: PropsWithChildren) {\n  return children\n}\n`,
    'components/privacy-popup.tsx': REACT_POPUP,
    'components/product-card.tsx': REACT_CARD,
    ...shared(),
  }
  names.forEach((name, index) => {
    files[`${name}.tsx`] = reactPage(index)
    files[`${name}.config.ts`] = `export default definePageConfig({ navigationBarTitleText: 'Topic ${index}' })\n`
  })
  return write(root, files, /\.tsx$/u)
}

function write(root, files, wanted) {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  // Folders that were changed a moment ago are looked through again and again; those of a project are older.
  for (const folder of new Set(['.', ...Object.keys(files).map(dirname)])) utimesSync(join(root, folder), LONG_AGO, LONG_AGO)
  return Object.keys(files).filter((file) => wanted.test(file)).map((file) => ({ filename: join(root, file), text: files[file] }))
}

function shared() {
  return {
    'package.json': '{}',
    'privacy-guideline.json': JSON.stringify({ setting_list: [{ privacy_key: 'Album', privacy_text: 'publish photos' }, { privacy_key: 'Location', privacy_text: 'find shops' }] }),
    'services/request.ts': REQUEST,
  }
}

function isUsing(index) {
  return index % 10 < USING
}

/** Repeats a piece of a page with its number. */
function repeat(count, piece) {
  return Array.from({ length: count }, (_, index) => piece(index)).join('')
}

/** Pages differ in length. */
function sections(index) {
  return 3 + ((index * 7) % 6)
}

function vueTemplate(index) {
  const privacy = `    <button open-type="getPhoneNumber" @getphonenumber="logIn">Log in</button>
    <button @click="publish">Publish a photo</button>
    <view class="place" @click="locate">{{ place || 'Where are you?' }}</view>
    <privacy-popup />
`
  return `<template>
  <view class="page" :class="{ 'page--loading': loading }">
    <view class="header">
      <text class="header__title">{{ title }}</text>
      <input v-model="keyword" class="header__search" placeholder="Search" confirm-type="search" @confirm="search" />
      <button class="header__button" size="mini" :disabled="loading" @click="search">Go</button>
    </view>
${repeat(sections(index), (part) => `    <view v-if="groups[${part}]" class="section section--${part}">
      <view class="section__head" @click="toggle(${part})">
        <text class="section__title">{{ groups[${part}].title }}</text>
        <text class="section__more">{{ opened.includes(${part}) ? 'less' : 'more' }}</text>
      </view>
      <scroll-view v-show="opened.includes(${part})" scroll-x class="section__list">
        <product-card v-for="item in groups[${part}].items" :key="item.id" :item="item" @select="open(item.id)" />
      </scroll-view>
      <view v-if="groups[${part}].items.length === 0" class="section__empty">
        <image src="/static/empty.png" mode="aspectFit" />
        <text>Nothing here yet</text>
      </view>
    </view>
`)}${isUsing(index) ? privacy : ''}    <view class="footer">
      <view v-for="(tab, at) in tabs" :key="tab.name" class="footer__tab" :class="{ active: at === current }" @click="current = at">
        <image :src="at === current ? tab.active : tab.icon" />
        <text>{{ tab.name }}</text>
      </view>
    </view>
  </view>
</template>
`
}

function style(index) {
  return `
<style lang="scss" scoped>
.page { padding: 24rpx; background: #f6f6f6; }
.header { display: flex; align-items: center; }
${repeat(sections(index), (part) => `.section--${part} {
  margin-top: ${part * 4}rpx;
  border-radius: 16rpx;
  background: #fff;
  .section__title { font-size: 32rpx; font-weight: 600; }
}
`)}.footer { position: fixed; bottom: 0; display: flex; }
</style>
`
}

function setupPage(index) {
  const privacy = `
const phone = ref('')
const place = ref('')

function logIn({ detail }: { detail: { code: string } }) {
  phone.value = detail.code
}

function publish() {
  uni.chooseImage({
    count: 3,
    success: ({ tempFilePaths }) => photos.value.push(...tempFilePaths),
    fail: ({ errMsg }) => uni.showToast({ title: errMsg, icon: 'none' }),
  })
}

async function locate() {
  try {
    const { latitude, longitude } = await uni.getLocation({ type: 'gcj02' })
    place.value = \`\${latitude}, \${longitude}\`
  } catch {
    place.value = 'somewhere'
  }
}
`
  return `<script setup lang="ts">
import { onLoad, onPullDownRefresh, onReachBottom } from '@dcloudio/uni-app'
import { computed, reactive, ref, watch } from 'vue'
import ProductCard from '../../components/product-card/product-card.vue'
${isUsing(index) ? `import PrivacyPopup from '../../components/privacy-popup/privacy-popup.vue'\n` : ''}import { request } from '../../services/request'

interface Item {
  id: string
  title: string
  price: number
}

interface Group {
  title: string
  items: Item[]
}

const title = ref('Topic ${index}')
const keyword = ref('')
const loading = ref(false)
const current = ref(0)
const opened = ref<number[]>([0])
const groups = reactive<Group[]>([])
const photos = ref<string[]>([])
const tabs = [
  { name: 'Home', icon: '/static/home.png', active: '/static/home-on.png' },
  { name: 'Mine', icon: '/static/mine.png', active: '/static/mine-on.png' },
]
const total = computed(() => groups.reduce((sum, { items }) => sum + items.length, 0))

onLoad((query) => {
  title.value = query?.title ?? title.value
  void load(1)
})

onPullDownRefresh(async () => {
  await load(1)
  uni.stopPullDownRefresh()
})

onReachBottom(() => load(Math.ceil(total.value / 20) + 1))

watch(keyword, (now, before) => {
  if (now.length < before.length) void load(1)
})

async function load(page: number) {
  loading.value = true
  try {
    const { data } = await request<Group[]>({ url: '/topics/${index}', data: { page, keyword: keyword.value } })
    if (page === 1) groups.length = 0
    groups.push(...data)
  } catch (error) {
    uni.showToast({ title: String(error), icon: 'none' })
  } finally {
    loading.value = false
  }
}
${repeat(sections(index), (part) => `
/** What the ${part}th section shows. */
const items${part} = computed<Item[]>(() => {
  const group = groups[${part}]
  if (!group || !opened.value.includes(${part})) return []
  return group.items.filter((item) => item.title.includes(keyword.value)).sort((one, other) => one.price - other.price)
})
`)}
function toggle(part: number) {
  opened.value = opened.value.includes(part) ? opened.value.filter((each) => each !== part) : [...opened.value, part]
}

function search() {
  void load(1)
}

function open(id: string) {
  uni.navigateTo({ url: \`/pages/detail/detail?id=\${id}\` })
}
${isUsing(index) ? privacy : ''}</script>

${vueTemplate(index)}${style(index)}`
}

function optionsPage(index) {
  const privacy = `    logIn({ detail }) {
      this.phone = detail.code
    },
    publish() {
      const that = this
      uni.chooseImage({
        count: 3,
        success(result) {
          that.photos = that.photos.concat(result.tempFilePaths)
        },
        fail: ({ errMsg }) => uni.showToast({ title: errMsg, icon: 'none' }),
      })
    },
    locate() {
      uni.getLocation({ type: 'gcj02', success: ({ latitude }) => { this.place = String(latitude) }, fail: () => { this.place = 'somewhere' } })
    },
`
  return `${vueTemplate(index)}
<script>
import ProductCard from '../../components/product-card/product-card.vue'
import { request } from '../../services/request'

export default {
  components: { ProductCard },
  data() {
    return {
      title: 'Topic ${index}',
      keyword: '',
      loading: false,
      current: 0,
      opened: [0],
      groups: [],
      photos: [],
      place: '',
      phone: '',
      tabs: [
        { name: 'Home', icon: '/static/home.png', active: '/static/home-on.png' },
        { name: 'Mine', icon: '/static/mine.png', active: '/static/mine-on.png' },
      ],
    }
  },
  computed: {
    total() {
      return this.groups.reduce((sum, { items }) => sum + items.length, 0)
    },
${repeat(sections(index), (part) => `    items${part}() {
      const group = this.groups[${part}]
      if (!group || !this.opened.includes(${part})) return []
      return group.items.filter((item) => item.title.includes(this.keyword)).sort((one, other) => one.price - other.price)
    },
`)}  },
  watch: {
    keyword(now, before) {
      if (now.length < before.length) this.load(1)
    },
  },
  onLoad(query) {
    this.title = query.title || this.title
    this.load(1)
  },
  onPullDownRefresh() {
    this.load(1).then(() => uni.stopPullDownRefresh())
  },
  methods: {
    async load(page) {
      this.loading = true
      try {
        const { data } = await request({ url: '/topics/${index}', data: { page, keyword: this.keyword } })
        this.groups = page === 1 ? data : [...this.groups, ...data]
      } catch (error) {
        uni.showToast({ title: String(error), icon: 'none' })
      } finally {
        this.loading = false
      }
    },
    toggle(part) {
      this.opened = this.opened.includes(part) ? this.opened.filter((each) => each !== part) : [...this.opened, part]
    },
    search() {
      this.load(1)
    },
    open(id) {
      uni.navigateTo({ url: '/pages/detail/detail?id=' + id })
    },
${isUsing(index) ? privacy : ''}  },
}
</script>
${style(index)}`
}

function reactPage(index) {
  const functions = `
  const [phone, setPhone] = useState('')
  const [place, setPlace] = useState('')

  const publish = () => {
    Taro.chooseMedia({
      count: 3,
      success: ({ tempFiles }) => setPhotos(tempFiles.map(({ tempFilePath }) => tempFilePath)),
      fail: ({ errMsg }) => Taro.showToast({ title: errMsg, icon: 'none' }),
    })
  }

  const locate = async () => {
    try {
      const { latitude, longitude } = await Taro.getLocation({ type: 'gcj02' })
      setPlace(\`\${latitude}, \${longitude}\`)
    } catch {
      setPlace('somewhere')
    }
  }
`
  const elements = `      <Button openType="getPhoneNumber" onGetPhoneNumber={({ detail }) => setPhone(detail.code)}>
        {phone || 'Log in'}
      </Button>
      <Button onClick={publish}>Publish a photo</Button>
      <View className="place" onClick={locate}>
        {place || 'Where are you?'}
      </View>
      <PrivacyPopup />
`
  return `import { Button, Image, Input, ScrollView, Text, View } from '@tarojs/components'
import Taro, { useLoad, usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import { useCallback, useMemo, useState } from 'react'
${isUsing(index) ? `import { PrivacyPopup } from '../../components/privacy-popup'\n` : ''}import { ProductCard } from '../../components/product-card'
import { request } from '../../services/request'

interface Item {
  id: string
  title: string
  price: number
}

interface Group {
  title: string
  items: Item[]
}

const TABS = [
  { name: 'Home', icon: '/static/home.png', active: '/static/home-on.png' },
  { name: 'Mine', icon: '/static/mine.png', active: '/static/mine-on.png' },
]

export default function Topic${index}() {
  const [title, setTitle] = useState('Topic ${index}')
  const [keyword, setKeyword] = useState('')
  const [loading, setLoading] = useState(false)
  const [current, setCurrent] = useState(0)
  const [opened, setOpened] = useState<number[]>([0])
  const [groups, setGroups] = useState<Group[]>([])
  const [photos, setPhotos] = useState<string[]>([])
  const total = useMemo(() => groups.reduce((sum, { items }) => sum + items.length, 0), [groups])

  const load = useCallback(
    async (page: number) => {
      setLoading(true)
      try {
        const { data } = await request<Group[]>({ url: '/topics/${index}', data: { page, keyword } })
        setGroups((before) => (page === 1 ? data : [...before, ...data]))
      } catch (error) {
        Taro.showToast({ title: String(error), icon: 'none' })
      } finally {
        setLoading(false)
      }
    },
    [keyword],
  )

  useLoad((query) => {
    setTitle(query.title ?? title)
    void load(1)
  })
  usePullDownRefresh(() => load(1).then(() => Taro.stopPullDownRefresh()))
  useReachBottom(() => load(Math.ceil(total / 20) + 1))
${repeat(sections(index), (part) => `
  /** What the ${part}th section shows. */
  const items${part} = useMemo<Item[]>(() => {
    const group = groups[${part}]
    if (!group || !opened.includes(${part})) return []
    return group.items.filter((item) => item.title.includes(keyword)).sort((one, other) => one.price - other.price)
  }, [groups, opened, keyword])
`)}
  const toggle = (part: number) => {
    setOpened(opened.includes(part) ? opened.filter((each) => each !== part) : [...opened, part])
  }

  const open = (id: string) => Taro.navigateTo({ url: \`/pages/detail/index?id=\${id}\` })
${isUsing(index) ? functions : ''}
  return (
    <View className={loading ? 'page page--loading' : 'page'}>
      <View className="header">
        <Text className="header__title">{title}</Text>
        <Input value={keyword} placeholder="Search" onInput={({ detail }) => setKeyword(detail.value)} onConfirm={() => load(1)} />
        <Button size="mini" disabled={loading} onClick={() => load(1)}>
          Go
        </Button>
      </View>
${repeat(sections(index), (part) => `      {groups[${part}] && (
        <View className="section section--${part}">
          <View className="section__head" onClick={() => toggle(${part})}>
            <Text className="section__title">{groups[${part}].title}</Text>
            <Text className="section__more">{opened.includes(${part}) ? 'less' : 'more'}</Text>
          </View>
          <ScrollView scrollX className="section__list">
            {items${part}.map((item) => (
              <ProductCard key={item.id} item={item} onSelect={() => open(item.id)} />
            ))}
          </ScrollView>
          {items${part}.length === 0 && (
            <View className="section__empty">
              <Image src="/static/empty.png" mode="aspectFit" />
              <Text>Nothing here yet</Text>
            </View>
          )}
        </View>
      )}
`)}      <View>{photos.map((photo) => <Image key={photo} src={photo} />)}</View>
${isUsing(index) ? elements : ''}      <View className="footer">
        {TABS.map((tab, at) => (
          <View key={tab.name} className={at === current ? 'footer__tab active' : 'footer__tab'} onClick={() => setCurrent(at)}>
            <Image src={at === current ? tab.active : tab.icon} />
            <Text>{tab.name}</Text>
          </View>
        ))}
      </View>
    </View>
  )
}
`
}

const REQUEST = `interface Options {
  url: string
  data?: object
}
export async function request<T>({ url, data = {} }: Options): Promise<{ data: T }> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(data) })
  return { data: await response.json() }
}
`
const STORE = `import { reactive } from 'vue'

type Answer = { event: 'agree' | 'disagree'; buttonId?: string }
export const waiting = reactive(new Set<(answer: Answer) => void>())

export function answer(result: Answer) {
  waiting.forEach((resolve) => resolve(result))
  waiting.clear()
}
`
const VUE_POPUP = `<script setup lang="ts">
import { onShow } from '@dcloudio/uni-app'
import { ref } from 'vue'
import { answer, waiting } from '../../stores/privacy'

const visible = ref(false)

onShow(() => {
  wx.onNeedPrivacyAuthorization((resolve) => {
    waiting.add(resolve)
    visible.value = true
  })
})

function agree() {
  answer({ event: 'agree', buttonId: 'agree-button' })
  visible.value = false
}

function refuse() {
  answer({ event: 'disagree' })
  visible.value = false
}
</script>

<template>
  <view v-if="visible" class="mask">
    <button @click="refuse">No</button>
    <button id="agree-button" open-type="agreePrivacyAuthorization" @agreeprivacyauthorization="agree">Yes</button>
  </view>
</template>
`
const VUE_CARD = `<template>
  <view class="card" @click="$emit('select', item.id)">
    <image :src="item.cover" mode="aspectFill" />
    <text class="card__title">{{ item.title }}</text>
    <text class="card__price">{{ item.price.toFixed(2) }}</text>
  </view>
</template>

<script>
export default {
  name: 'ProductCard',
  props: { item: { type: Object, required: true } },
  emits: ['select'],
}
</script>
`
const REACT_POPUP = `import { Button, View } from '@tarojs/components'
import Taro, { useDidShow } from '@tarojs/taro'
import { useRef, useState } from 'react'

type Resolve = (answer: { event: 'agree' | 'disagree'; buttonId?: string }) => void

export function PrivacyPopup() {
  const waiting = useRef(new Set<Resolve>())
  const [visible, setVisible] = useState(false)

  useDidShow(() => {
    Taro.onNeedPrivacyAuthorization((resolve: Resolve) => {
      waiting.current.add(resolve)
      setVisible(true)
    })
  })

  const answer = (event: 'agree' | 'disagree') => {
    waiting.current.forEach((resolve) => resolve(event === 'agree' ? { event, buttonId: 'agree-button' } : { event }))
    waiting.current.clear()
    setVisible(false)
  }

  if (!visible) return null
  return (
    <View className="mask">
      <Button onClick={() => answer('disagree')}>No</Button>
      <Button id="agree-button" openType="agreePrivacyAuthorization" onAgreePrivacyAuthorization={() => answer('agree')}>
        Yes
      </Button>
    </View>
  )
}
`
const REACT_CARD = `import { Image, Text, View } from '@tarojs/components'

interface Props {
  item: { id: string; title: string; price: number; cover?: string }
  onSelect: () => void
}

export function ProductCard({ item, onSelect }: Props) {
  return (
    <View className="card" onClick={onSelect}>
      {item.cover && <Image src={item.cover} mode="aspectFill" />}
      <Text className="card__title">{item.title}</Text>
      <Text className="card__price">{item.price.toFixed(2)}</Text>
    </View>
  )
}
`
