namespace FoodCredit.Pipeline.Sampling;

/// <summary>Says beside the truth what it is.</summary>
internal static class TruthReadme
{
    public static string Text(SampleOptions options) =>
        $"""
            # The truth about this sample city

            Everything in `inbox/` is invented{(
                options.RegistrationsFile is null ? "" : ", except the names, codes and addresses of registered businesses"
            )}. **No record says anything about a real business.** Do not publish it.

            Made with seed {options.Seed}, {options.Records} records, dirt share {options.DirtShare.ToString(
                System.Globalization.CultureInfo.InvariantCulture
            )}, as of {Days.Text(options.AsOf)}.

            `rows.csv` has one line for each data row of every dump, in the order of file and line. The pipeline never reads it.

            | column | meaning |
            | --- | --- |
            | file, line | the dump below `inbox/`, and the physical line (workbooks: row) on which the row starts, from 1 |
            | source | the source contract |
            | fate | loaded, duplicate or refused |
            | reason | why it is refused |
            | record_type, kind | registration, licence, record, revocation, repair or removal, of which type of record |
            | natural_key | equal for rows about the same fact; amendments have their record's |
            | owner | the entity the row truly belongs to; empty when nobody or refused |
            | attachable | valid identifiers alone lead to the owner |
            | known_from | the delivery date |
            | event_date | amendments: the day from which they hold; licences: of issue; registrations: of founding |
            | measure, fine_fen, severity_facts | what grades the record |

            """;
}
