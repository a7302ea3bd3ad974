import { Heading, Text } from "react-email";
import type { Brand } from "../model";
import { CallToAction } from "./call-to-action";
import { Layout } from "./layout";
import { heading, paragraph } from "./theme";

export const welcomeSubject = "Welcome, {{first_name|and thank you}}";

/** After the first order: what happens now, how to get the most of it, no second sale yet. */
export function Welcome({ brand }: { brand: Brand }) {
  return (
    <Layout brand={brand} preview={`Your first order with ${brand.shopName}: what happens now`}>
      <Heading as="h1" style={heading}>
        {"Good to have you here, {{first_name|friend}}"}
      </Heading>
      <Text style={paragraph}>
        {
          "Thank you for your first order. {{last_product|What you chose}} is being packed with care, and we will tell you when it is on its way."
        }
      </Text>
      <Text style={paragraph}>
        When it arrives, take your time with it. Most things are at their best after a week of regular use; if something
        is not right, answer this mail and a person will help.
      </Text>
      <CallToAction href={brand.shopUrl} color={brand.color}>
        See how others use it
      </CallToAction>
      <Text style={paragraph}>We write seldom, and only when we have something for you.</Text>
    </Layout>
  );
}
