import { describe, expect, test } from 'vitest'
import { mayNameTown, wordsAndPlace } from '~/domain/search/asked-place'
import { courseParams, courseQuery } from '~/domain/search/course-search'

const towns = new Map([
  ['castermere', 'QX1'],
  ['castermere north', 'QX2'],
])

describe('a place among the words', () => {
  test.each([
    ['A level maths near WD6', 'A level maths', 'WD6'],
    ['plumbing in Castermere', 'plumbing', 'Castermere'],
    ['plumbing in castermere north please', 'plumbing', 'castermere north'],
    ['hair QX5', 'hair', 'QX5'],
    ['hair, qx5 1ab', 'hair', 'QX5 1AB'],
    ['near QX5', '', 'QX5'],
    ['games design around the castermere area', 'games design', 'castermere'],
    ['l3 business', 'l3 business', null],
    ['business L3', 'business L3', null],
    ['business in L3', 'business', 'L3'],
    ['maths AS2', 'maths AS2', null],
    ['diploma in hairdressing', 'diploma in hairdressing', null],
    ['Castermere College', 'Castermere College', null],
    ['car mechanic near me', 'car mechanic', null],
    ['courses nearby', 'courses', null],
    ['in', 'in', null],
  ])('%s is %j at %s', (typed, words, place) => {
    expect(wordsAndPlace(typed, towns)).toEqual({ words, place })
  })

  test.each([
    ['q=maths+near+WD6', 'q=maths&postcode=WD6&within=10'],
    ['q=maths+near+WD6&within=25', 'q=maths&postcode=WD6&within=25'],
    ['q=maths+in+castermere&postcode=QX9', 'q=maths&postcode=castermere&within=10'],
    ['q=maths&postcode=Castermere', 'q=maths&postcode=Castermere'],
    ['q=near+QX5', 'postcode=QX5&within=10'],
  ])('%s becomes the address %s', (asked, kept) => {
    expect(courseParams(courseQuery(new URLSearchParams(asked), towns)).toString()).toBe(kept)
  })

  test.each([
    ['maths', '', false],
    ['maths', 'QX1', false],
    ['maths', 'Castermere', true],
    ['maths in Castermere', '', true],
  ])('%s at %j needs the towns: %s', (words, place, needed) => {
    expect(mayNameTown(words, place)).toBe(needed)
  })
})
