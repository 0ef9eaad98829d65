/** What a prop must be for a need to exist. Values are as a template writes them; `default` is the component's own. */
export type PropCondition =
  /** One of these; unknown values do not count. */
  | { readonly kind: 'is'; readonly prop: string; readonly default: string; readonly values: readonly [string, ...string[]] }
  /** None of these; unknown values do not count. */
  | { readonly kind: 'isNot'; readonly prop: string; readonly default: string; readonly values: readonly [string, ...string[]] }
  /** Not switched off: a value that changes at run time counts. */
  | { readonly kind: 'unless'; readonly prop: string; readonly default: string; readonly value: string }
  /** Left at its default, an object or an array that attributes cannot be compared with. */
  | { readonly kind: 'unset'; readonly prop: string }
  /** Nothing stands between its tags: a slot may take the place of what needs the interface. */
  | { readonly kind: 'empty' }

/** An interface that a component needs, and when; it does so always where there is no condition. */
export interface ConditionalNeed {
  /** As in the data: `chooseMedia`, `open-type getPhoneNumber`. */
  readonly name: string
  readonly when: readonly PropCondition[]
  /** The component of the same library inside which it happens. */
  readonly through?: string
}

export interface LibraryConditions {
  /** The packages that have the component, alike. */
  readonly packages: readonly [string, ...string[]]
  readonly component: string
  /** Of several with the same key the first one is named. */
  readonly needs: readonly ConditionalNeed[]
  /** What its scripts call all the same, and why that is not reported. */
  readonly leftOut?: readonly LeftOut[]
}

/**
 * - `method`: in a method that only the page itself can call
 * - `content`: for links in a content that nobody knows beforehand
 * - `open-type`: for an open-type, which is found where it is written
 * - `elsewhere`: on other platforms, or on base libraries that lack the interface that is reported
 * - `dead`: in code that the component never runs
 */
export interface LeftOut {
  readonly name: string
  readonly because: 'method' | 'content' | 'open-type' | 'elsewhere' | 'dead'
}

const ENABLED: PropCondition = { kind: 'unless', prop: 'disabled', default: 'false', value: 'true' }

/** `accept` as @vant/weapp and the libraries after its model have it. */
function accept(...values: [string, ...string[]]): readonly PropCondition[] {
  return [{ kind: 'is', prop: 'accept', default: 'image', values }, ENABLED]
}
const OTHER_FILES: readonly PropCondition[] = [{ kind: 'isNot', prop: 'accept', default: 'image', values: ['image', 'media', 'video'] }, ENABLED]

/** Without it the component is a list of pictures, unless something stands inside, which is not looked for. */
const SHOWN: PropCondition = { kind: 'unless', prop: 'showUpload', default: 'true', value: 'false' }
const PICKED: PropCondition = { kind: 'unless', prop: 'addBtn', default: 'true', value: 'false' }
const READABLE: PropCondition = { kind: 'unless', prop: 'readonly', default: 'false', value: 'true' }
const COPIES: PropCondition = { kind: 'unless', prop: 'showCopy', default: 'true', value: 'false' }
const LINK: PropCondition = { kind: 'is', prop: 'mode', default: '', values: ['link'] }
const SENDER: readonly PropCondition[] = [
  { kind: 'unset', prop: 'renderPresets' },
  { kind: 'unless', prop: 'visible', default: 'false', value: 'false' },
]
const MEDIA: PropCondition = { kind: 'is', prop: 'source', default: 'media', values: ['media'] }
const MESSAGES: PropCondition = { kind: 'isNot', prop: 'source', default: 'media', values: ['media'] }

/**
 * On which conditions the components of libraries need what they call: read by hand in their sources, held against them by
 * tests/tools/library-data.mjs. What is in the data and not here is never reported.
 */
export const LIBRARY_CONDITIONS: readonly LibraryConditions[] = [
  {
    packages: ['@vant/weapp'],
    component: 'van-uploader',
    needs: [
      { name: 'chooseMedia', when: [...accept('image', 'media'), SHOWN] },
      { name: 'chooseImage', when: [...accept('image'), SHOWN] },
      { name: 'chooseVideo', when: [...accept('video'), SHOWN] },
      { name: 'chooseMessageFile', when: [...OTHER_FILES, SHOWN] },
    ],
  },
  { packages: ['@vant/weapp'], component: 'van-button', needs: [], leftOut: [{ name: 'getUserProfile', because: 'open-type' }] },
  { packages: ['@vant/weapp'], component: 'van-action-sheet', needs: [], leftOut: [{ name: 'getUserProfile', because: 'open-type' }] },
  {
    packages: ['tdesign-miniprogram', '@tdesign/uniapp'],
    component: 't-upload',
    needs: [
      { name: 'chooseMedia', when: [MEDIA, ENABLED, PICKED] },
      { name: 'chooseImage', when: [MEDIA, ENABLED, PICKED] },
      { name: 'chooseMessageFile', when: [MESSAGES, ENABLED, PICKED] },
    ],
  },
  {
    packages: ['tdesign-uniapp'],
    component: 't-upload',
    needs: [
      { name: 'chooseMedia', when: [MEDIA, ENABLED, PICKED] },
      { name: 'chooseMessageFile', when: [MESSAGES, ENABLED, PICKED] },
    ],
  },
  {
    packages: ['tdesign-miniprogram'],
    component: 't-chat-sender',
    needs: [
      { name: 'chooseImage', when: SENDER },
      { name: 'chooseMessageFile', when: SENDER },
    ],
  },
  { packages: ['tdesign-miniprogram'], component: 't-chat-record', needs: [{ name: 'scope.record', when: [] }] },
  {
    packages: ['tdesign-miniprogram'],
    component: 't-text',
    needs: [{ name: 'setClipboardData', when: [{ kind: 'isNot', prop: 'copyable', default: 'false', values: ['false', ''] }] }],
  },
  { packages: ['tdesign-miniprogram', '@tdesign/uniapp', 'tdesign-uniapp'], component: 't-qrcode', needs: [], leftOut: [{ name: 'saveImageToPhotosAlbum', because: 'method' }] },
  { packages: ['weui-miniprogram'], component: 'mp-uploader', needs: [{ name: 'chooseImage', when: [] }] },
  { packages: ['lin-ui'], component: 'l-image-picker', needs: [{ name: 'chooseImage', when: [] }] },
  {
    packages: ['lin-ui'],
    component: 'l-image-clipper',
    needs: [
      {
        name: 'chooseImage',
        when: [
          { kind: 'unless', prop: 'show', default: 'false', value: 'false' },
          { kind: 'unless', prop: 'checkImage', default: 'true', value: 'false' },
        ],
      },
    ],
  },
  { packages: ['wux-weapp'], component: 'wux-upload', needs: [{ name: 'chooseMedia', when: [ENABLED] }] },
  {
    packages: ['wot-design-uni'],
    component: 'wd-upload',
    needs: [
      { name: 'chooseMedia', when: [{ kind: 'isNot', prop: 'accept', default: 'image', values: ['file', 'all'] }, ENABLED] },
      { name: 'chooseMessageFile', when: accept('file', 'all') },
    ],
  },
  {
    packages: ['uview-plus', 'uview-ui'],
    component: 'u-upload',
    needs: [
      { name: 'chooseImage', when: accept('image') },
      { name: 'chooseMedia', when: accept('media') },
      { name: 'chooseVideo', when: accept('video') },
      { name: 'chooseMessageFile', when: OTHER_FILES },
    ],
  },
  {
    packages: ['@climblee/uv-ui'],
    component: 'uv-upload',
    needs: [
      { name: 'chooseImage', when: accept('image') },
      { name: 'chooseMedia', when: accept('media') },
      { name: 'chooseVideo', when: accept('video') },
      { name: 'chooseMessageFile', when: OTHER_FILES },
    ],
  },
  { packages: ['uview-plus', 'uview-ui'], component: 'u-link', needs: [{ name: 'setClipboardData', when: [] }] },
  { packages: ['@climblee/uv-ui'], component: 'uv-link', needs: [{ name: 'setClipboardData', when: [] }] },
  { packages: ['@dcloudio/uni-ui'], component: 'uni-link', needs: [{ name: 'setClipboardData', when: [] }] },
  { packages: ['uview-plus'], component: 'u-copy', needs: [{ name: 'setClipboardData', when: [] }] },
  { packages: ['uview-plus', 'uview-ui'], component: 'u-text', needs: [{ name: 'setClipboardData', when: [LINK], through: 'u-link' }] },
  { packages: ['@climblee/uv-ui'], component: 'uv-text', needs: [{ name: 'setClipboardData', when: [LINK], through: 'uv-link' }] },
  { packages: ['uview-plus'], component: 'u-tooltip', needs: [{ name: 'setClipboardData', when: [COPIES, { kind: 'empty' }] }] },
  { packages: ['uview-ui'], component: 'u-tooltip', needs: [{ name: 'setClipboardData', when: [COPIES] }] },
  { packages: ['@climblee/uv-ui'], component: 'uv-tooltip', needs: [{ name: 'setClipboardData', when: [COPIES] }] },
  { packages: ['uview-plus'], component: 'u-city-locate', needs: [{ name: 'getLocation', when: [] }] },
  { packages: ['uview-plus'], component: 'u-cropper', needs: [{ name: 'chooseImage', when: [] }] },
  { packages: ['uview-plus'], component: 'u-qrcode', needs: [], leftOut: [{ name: 'saveImageToPhotosAlbum', because: 'method' }] },
  { packages: ['@climblee/uv-ui'], component: 'uv-qrcode', needs: [], leftOut: [{ name: 'saveImageToPhotosAlbum', because: 'method' }] },
  { packages: ['uview-plus', 'uview-ui'], component: 'u-parse', needs: [], leftOut: [{ name: 'setClipboardData', because: 'content' }] },
  { packages: ['@climblee/uv-ui'], component: 'uv-parse', needs: [], leftOut: [{ name: 'setClipboardData', because: 'content' }] },
  {
    packages: ['@dcloudio/uni-ui'],
    component: 'uni-file-picker',
    needs: [
      { name: 'chooseMedia', when: [{ kind: 'is', prop: 'fileMediatype', default: 'image', values: ['image', 'video'] }, ENABLED, READABLE] },
      { name: 'chooseMessageFile', when: [{ kind: 'isNot', prop: 'fileMediatype', default: 'image', values: ['image', 'video'] }, ENABLED, READABLE] },
    ],
  },
  { packages: ['nutui-uniapp'], component: 'nut-uploader', needs: [{ name: 'chooseMedia', when: [ENABLED] }] },
  {
    packages: ['@nutui/nutui-taro', '@nutui/nutui-react-taro'],
    component: 'Uploader',
    needs: [{ name: 'chooseMedia', when: [ENABLED] }],
    leftOut: [{ name: 'chooseImage', because: 'elsewhere' }],
  },
  { packages: ['@nutui/nutui-taro', '@nutui/nutui-react-taro'], component: 'AvatarCropper', needs: [{ name: 'chooseImage', when: [] }] },
  { packages: ['taro-ui'], component: 'AtImagePicker', needs: [{ name: 'chooseImage', when: [{ kind: 'unless', prop: 'showAddBtn', default: 'true', value: 'false' }] }] },
  {
    packages: ['@antmjs/vantui'],
    component: 'Uploader',
    needs: [
      { name: 'chooseMedia', when: [...accept('image', 'media', 'video'), SHOWN] },
      { name: 'chooseMessageFile', when: [...OTHER_FILES, SHOWN] },
    ],
  },
  {
    packages: ['@antmjs/vantui'],
    component: 'MiniUserButton',
    needs: [{ name: 'getUserProfile', when: [] }],
    leftOut: [
      { name: 'getUserInfo', because: 'elsewhere' },
      { name: 'open-type getUserInfo', because: 'elsewhere' },
    ],
  },
  { packages: ['@antmjs/vantui'], component: 'Icon', needs: [], leftOut: [{ name: 'setClipboardData', because: 'dead' }] },
  { packages: ['@antmjs/vantui'], component: 'MiniPhoneButton', needs: [{ name: 'open-type getPhoneNumber', when: [] }] },
]
