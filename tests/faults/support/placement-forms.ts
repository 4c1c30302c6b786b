import { paths } from '~/paths'

type Fields = Record<string, string>

/** What the forms about placements, charges and minibuses ask for. */
export function placementForms(day: (name: string) => Fields, why: (list: string) => Fields): Record<string, Fields> {
  return {
    [paths.tracking.placementCheck(':placementId')]: { state: 'done' },
    [paths.tracking.startPlacement(':placementId')]: { ...day('day'), version: '1' },
    [paths.tracking.notArrivedAtPlacement(':placementId')]: {
      ...day('day'),
      ...why('placement-not-arrived'),
      version: '1',
    },
    [paths.tracking.withdrawPlacement(':placementId')]: { ...why('placement-withdrawn'), version: '1' },
    [paths.tracking.restPlacement(':placementId')]: { ...day('day'), ...why('placement-suspended'), version: '1' },
    [paths.tracking.resumePlacement(':placementId')]: { ...day('day'), version: '1' },
    [paths.charges.issue(':statementId')]: { version: '1' },
    [paths.charges.drop(':statementId')]: { version: '1' },
    [paths.travel.newSeat(':runId')]: {
      ...day('fromOn'),
      placement: '5a0f5c1e-1b0a-4c1c-9f55-0d8f2c0a7b11',
      stop: '5a0f5c1e-1b0a-4c1c-9f55-0d8f2c0a7b11',
    },
    [paths.travel.endSeat(':seatId')]: day('day'),
    [paths.travel.endRun(':runId')]: day('day'),
    [paths.tracking.changePlacementDays(':placementId')]: {
      ...day('day'),
      ...why('placement-changed'),
      blocks: '5a0f5c1e-1b0a-4c1c-9f55-0d8f2c0a7b11',
      version: '1',
    },
    [paths.tracking.changePlacementCourse(':placementId')]: {
      ...day('day'),
      ...why('placement-changed'),
      run: '5a0f5c1e-1b0a-4c1c-9f55-0d8f2c0a7b11',
      version: '1',
    },
  }
}
