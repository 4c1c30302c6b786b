import { describe, expect, test } from 'vitest'
import { plainText, safeHtml, webAddress } from '~/domain/courses/safe-html'

describe('words of a provider as safe HTML', () => {
  test.each([
    ['Learn to plumb.', '<p>Learn to plumb.</p>'],
    ['First.\n\nSecond & third.', '<p>First.</p><p>Second &amp; third.</p>'],
    ['<p>Learn&nbsp;to plumb.</p><p>&nbsp;</p>', '<p>Learn to plumb.</p>'],
    ['<div><div><p>One</p>two</div><p>three</p></div>', '<p>One</p><p>two</p><p>three</p>'],
    ['<h1>Units</h1><ul><li>One</li><li></li></ul>', '<h3>Units</h3><ul><li>One</li></ul>'],
    ['<b>Bold</b> and <i>slanted</i>', '<p><strong>Bold</strong> and <em>slanted</em></p>'],
    [
      '<a href="https://x.example/a" onclick="x()" target="_blank">there</a>',
      '<p><a href="https://x.example/a" rel="nofollow noopener">there</a></p>',
    ],
    ['<span style="color:red">Plain</span><!-- note -->', '<p>Plain</p>'],
    ['<table><tr><td>1</td><td></td></tr></table>', '<table><tr><td>1</td><td></td></tr></table>'],
    ['<p>5 < 6 & 7 > 2</p>', '<p>5 &lt; 6 &amp; 7 &gt; 2</p>'],
    ['', null],
    ['<p><br/></p><div> </div>', null],
  ])('%j becomes %j', (sent, safe) => {
    expect(safeHtml(sent)).toBe(safe)
  })

  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)><script>alert(1)</script></svg>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="JaVaScRiPt&colon;alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<a href="//attacker.example">x</a>',
    '<p style="background:url(javascript:alert(1))">x</p>',
    '<object data="x"></object><embed src="x"><link rel=stylesheet href=x><meta http-equiv=refresh content="0;x">',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<form action="https://attacker.example"><input name=password><button>x</button></form>',
    '<<p>script>alert(1)<</p>/script>',
    '"><script>alert(1)</script>',
  ])('nothing in %s can run or send', (sent) => {
    const safe = safeHtml(sent) ?? ''

    expect(safe.replace(/&lt;.*?&gt;/g, '')).not.toMatch(
      /<script|<img|<svg|<iframe|<form|<input|<object|<style|\son\w+=|javascript:|data:|href="\/\//i,
    )
  })

  test.each([
    ['<p>One</p><p>two &amp; three</p>', 'One two & three'],
    ['<ul><li>One</li><li>two</li></ul>', 'One two'],
    [null, ''],
  ])('the words of %s are %j', (html, words) => {
    expect(plainText(html)).toBe(words)
  })

  test.each([
    ['https://x.example/a b', 'https://x.example/a%20b'],
    ['www.x.example', 'http://www.x.example/'],
    ['javascript:alert(1)', null],
    ['x.example', null],
    ['September 2012', null],
  ])('%s is the address %s', (sent, address) => {
    expect(webAddress(sent)).toBe(address)
  })
})
