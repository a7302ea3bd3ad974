import type { Segment } from "../../store/model";
import { type Listing, sortableId, sortableTime } from "../connection";
import { Entity, gid } from "../entity";
import { wireTime } from "../wire";

export function segmentEntity(segment: Segment): Entity {
  return new Entity("Segment", {
    id: gid("Segment", segment.id),
    name: segment.name,
    query: segment.query,
    creationDate: wireTime(segment.createdAt),
    lastEditDate: wireTime(segment.updatedAt),
  });
}

export function segmentListing(sortKey: unknown): Listing<Segment> {
  return {
    typename: "SegmentConnection",
    idOf: ({ id }) => id,
    valueOf: (segment) => sortValue(segment, sortKey),
    entity: segmentEntity,
  };
}

function sortValue({ id, createdAt, updatedAt }: Segment, sortKey: unknown): string {
  switch (sortKey) {
    case "LAST_EDIT_DATE":
      return sortableTime(updatedAt);
    case "ID":
      return sortableId(id);
    default:
      return sortableTime(createdAt);
  }
}
