import { formatDay } from '~/kit/dates'
import { durationWords } from './proposal.words'
import { daysOfSpell, spellsFrom, staysFrom, type Word } from './spell'

/** The spells of somebody in words, the newest first, and what contradicts itself. */
export function spellsShown(words: readonly Word[], today: string) {
  const { spells, conflicts } = spellsFrom(staysFrom(words))
  return {
    spells: spells
      .toReversed()
      .map((spell) => [
        spell.label,
        formatDay(spell.startedOn),
        spell.until === null ? 'Now' : formatDay(spell.until),
        spell.startedOn > today ? 'Not begun' : durationWords(daysOfSpell(spell, today)),
      ]),
    conflicts: conflicts.map(({ on, labels }) => `Several activities begin on ${formatDay(on)}: ${labels.join('; ')}.`),
  }
}
