import { defineConfig } from 'eslint/config'
import wechatPrivacy from 'eslint-plugin-wechat-privacy'

export default defineConfig([
  {
    plugins: { 'wechat-privacy': wechatPrivacy },
    extends: ['wechat-privacy/recommended'],
  },
])
