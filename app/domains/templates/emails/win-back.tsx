import { Heading, Text } from "react-email";
import type { Brand } from "../model";
import { CallToAction } from "./call-to-action";
import { Layout } from "./layout";
import { heading, paragraph } from "./theme";

export const winBackSubject = "{{first_name|Hello}}, has it run out?";

/** When somebody has been silent for twice their usual time: a concrete reason to return, tied to what they bought. */
export function WinBack({ brand }: { brand: Brand }) {
  return (
    <Layout brand={brand} preview="It has been longer than usual">
      <Heading as="h1" style={heading}>
        {"It has been a while, {{first_name|friend}}"}
      </Heading>
      <Text style={paragraph}>
        {
          "By our reckoning {{last_product|what you bought last}} should have run out by now. If it served you well, it is still here, and so is what goes with it."
        }
      </Text>
      <CallToAction href={brand.shopUrl} color={brand.color}>
        Pick up where you left off
      </CallToAction>
      <Text style={paragraph}>
        And if it was not for you, answer this mail and say why. We read every answer, and it helps us more than a
        silent goodbye.
      </Text>
    </Layout>
  );
}
