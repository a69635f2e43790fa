using System.Globalization;

namespace FoodCredit.Pipeline.Sampling.Matching;

/// <summary>Says beside the files what they are.</summary>
internal static class MatchReadme
{
    public static string Text(MatchSampleOptions options, MatchSampleSummary summary) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            A test case of record linkage, made by foodcredit match sample

            {(
                summary.RealEntities == 0
                    ? "Every business, person and record in these files is invented."
                    : $"Names, codes and addresses of {summary.RealEntities} registered businesses come from the registrations file that was given. Everything else is\ninvented: representatives, former names, registration numbers beside a code, licences, all other businesses, and every record."
            )} No record says anything about a real
            business or person. Do not publish these files.

            registry.csv  {summary.Entities} entities
            records.csv   {summary.Records} records, as departments write them
            truth.csv     whose each record is (entity_id empty: nobody's), and what was done to it

            Made with seed {options.Seed}, a share of {options.WithoutCode} without any identifier, {options.Nobody} of nobody and {options.Homonyms} homonyms.

            """
        );
}
