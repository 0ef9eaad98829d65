module.exports = {
  plugins: [require('@dcloudio/vue-cli-plugin-uni/packages/postcss')],
}
