import { scaleLinear } from 'd3-scale'

type Props = { run: { offered: number; accepted: number; enrolled: number; places: number | null }; meant: number }

const WIDTH = 120
const HEIGHT = 14

/** One start in a small picture: who holds a place, who was offered one, and a line where the places end. Its row says the numbers. */
export function PlacesBar({ run: { offered, accepted, enrolled, places }, meant }: Props) {
  const held = accepted + enrolled
  const share = scaleLinear([0, Math.max(1, meant, held + offered)], [0, WIDTH])
  const edge = Math.min(WIDTH - 1, Math.max(1, share(places ?? 0)))
  return (
    <svg className="onward-places" width={WIDTH} height={HEIGHT} aria-hidden="true">
      <rect className="onward-places__room" width={WIDTH} height={HEIGHT} />
      <rect className="onward-places__held" width={share(held)} height={HEIGHT} />
      <rect className="onward-places__offered" x={share(held)} y={4} width={share(offered)} height={HEIGHT - 8} />
      <line x1={edge} x2={edge} y1={0} y2={HEIGHT} />
    </svg>
  )
}
