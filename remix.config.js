// The options of the Remix plugin. vite.config.ts hands them over: the plugin does not read this file by itself.

/** @type {import('@remix-run/dev').VitePluginConfig} */
export const remixOptions = {
  appDirectory: 'app',
  buildDirectory: 'build',
  serverModuleFormat: 'esm',
  future: {
    v3_fetcherPersist: true,
    v3_lazyRouteDiscovery: true,
    v3_relativeSplatPath: true,
    v3_routeConfig: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
}

export default remixOptions
