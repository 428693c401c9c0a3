/** Of the documentation page, light and dark. */
export const style = `
:root { color-scheme: light dark; --ink: #1b2430; --paper: #fbfaf7; --line: #d9d5cb; --quiet: #66707d; --accent: #0b6e69 }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e3dc; --paper: #15191e; --line: #343b44; --quiet: #98a1ab; --accent: #5cc8c0 } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem 6rem }
h1 small { color: var(--quiet); font-weight: 400; font-size: 1rem }
h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line) }
h3 { font-size: .8rem; text-transform: uppercase; letter-spacing: .06em; color: var(--quiet) }
a { color: var(--accent) }
details { border-bottom: 1px solid var(--line); padding: .5rem 0 }
summary { cursor: pointer }
summary b { display: inline-block; width: 4.5rem; text-transform: uppercase; font-size: .8rem; color: var(--accent) }
summary b.delete { color: #b3402a }
code, pre { font: 13px/1.45 ui-monospace, monospace; overflow-wrap: anywhere }
pre { max-height: 30rem; overflow: auto; padding: .75rem; border: 1px solid var(--line); border-radius: 6px }
table { width: 100%; border-collapse: collapse }
th { text-align: left; vertical-align: top; width: 13rem; font-weight: 400 }
td, th { padding: .25rem .5rem .25rem 0; border-top: 1px solid var(--line) }
`;
