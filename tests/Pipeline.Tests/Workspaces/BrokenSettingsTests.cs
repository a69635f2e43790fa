namespace FoodCredit.Pipeline.Tests.Workspaces;

public sealed class BrokenSettingsTests
{
    private const string File = SmallWorkspace.Settings;
    private const string Reserved =
        "expected a folder outside sources, policies, codes, schemas, .git; found 'codes'; choose another name";

    public static TheoryData<BrokenCase> Cases =>
        [
            new BrokenCase(
                File,
                "version: 1",
                "version: 2",
                "2",
                "expected a workspace of layout version 1, the newest this program knows; found version 2; install a newer foodcredit; nothing else of the workspace was looked at"
            ),
            new BrokenCase(File, "version: 1", "version: 0", "0", "expected layout version 1; found '0'; write 'version: 1'"),
            new BrokenCase(File, "version: 1", "version: x", "x", "expected layout version 1; found 'x'; write 'version: 1'"),
            new BrokenCase(
                File,
                "time_zone: Asia/Shanghai",
                "timezone: Asia/Shanghai",
                "timezone",
                "expected a key of the workspace: version, name, time_zone, folders, policy, tolerances, gates, synthetic, memory_limit_mib, unpacked_mib, match_model, second_opinion, threads; found 'timezone'; did you mean 'time_zone'?"
            ),
            new BrokenCase(
                File,
                "Asia/Shanghai",
                "Asia/Shangai",
                "Asia/Shangai",
                "expected a time zone that this machine knows; found 'Asia/Shangai'; did you mean 'Asia/Shanghai'?"
            ),
            new BrokenCase(
                File,
                "policies/city.yaml",
                "policies/citty.yaml",
                "policies/citty.yaml",
                "expected the path of a readable document in policies/; found 'policies/citty.yaml'; did you mean 'policies/city.yaml'?"
            ),
            new BrokenCase(
                File,
                "name: 示范市",
                "name: ''",
                "''",
                "expected the title shown to people; found nothing; write it as text"
            ),
            new BrokenCase(
                File,
                "name: 示范市",
                "name: [示范市]",
                "[",
                "expected the title shown to people; found a list; write it as text"
            ),
            new BrokenCase(
                File,
                "name: 示范市",
                "name: ' 示范市'",
                "' 示范市'",
                "expected the title shown to people, without white space around it; found ' 示范市'; write '示范市'"
            ),
            new BrokenCase(
                File,
                "",
                "synthetic: yes",
                "yes",
                "expected true or false; found 'yes'; write one of them without quotes"
            ),
            new BrokenCase(
                File,
                "",
                "threads: -1",
                "-1",
                "expected a whole number from 0 to 1024; found '-1'; write it in digits, without quotes"
            ),
            new BrokenCase(
                File,
                "",
                "threads: \"2\"",
                "\"2\"",
                "expected a whole number from 0 to 1024; found '2'; write it in digits, without quotes"
            ),
            new BrokenCase(
                File,
                "",
                "tolerances: { refused_share: 5 }",
                "5 }",
                "expected a share from 0 to 1; found '5'; 5% is 0.05"
            ),
            new BrokenCase(
                File,
                "",
                "tolerances: { refused_shares: 0.5 }",
                "refused_shares",
                "expected a key of tolerances: refused_share, refused_count, ended_share; found 'refused_shares'; did you mean 'refused_share'?"
            ),
            new BrokenCase(
                File,
                "",
                "folders: inbox",
                "inbox",
                "expected a map of keys and values; found 'inbox'; write 'key: value' lines below it, indented"
            ),
            new BrokenCase(
                File,
                "",
                "folders: { inbox: ../inbox }",
                "../inbox",
                "expected a folder inside the workspace; found '../inbox'; write a relative path without '.' or '..'"
            ),
            new BrokenCase(
                File,
                "",
                "folders: { inbox: /var/inbox }",
                "/var/inbox",
                "expected a folder inside the workspace; found '/var/inbox'; write a relative path without '.' or '..'"
            ),
            new BrokenCase(File, "", "folders: { published: codes }", "codes", Reserved),
            new BrokenCase(
                File,
                "",
                "folders: { inbox: data, published: data/out }",
                "data/out",
                "expected three folders, none inside another; 'inbox' is 'data'; found 'published' 'data/out'; choose another name"
            ),
            new BrokenCase(
                File,
                "",
                "folders: { inbox: published }",
                "published }",
                "expected three folders, none inside another; 'inbox' is 'published'; found 'published' 'published'; choose another name"
            ),
            new BrokenCase(
                File,
                "",
                "gates: { volumes: { action: warn } }",
                "volumes",
                "expected a key of gates: books, contributions, red_records, schema, volume, freshness, match_coverage, refused, colours, changes; found 'volumes'; did you mean 'volume'?"
            ),
            new BrokenCase(
                File,
                "",
                "gates: { books: { action: stop } }",
                "stop",
                "expected one of off, warn, block; found 'stop'; write one of them"
            ),
            new BrokenCase(
                File,
                "",
                "gates: { refused: { action: warn, share_max: 5 } }",
                "5 }",
                "expected a share from 0 to 1; found '5'; 5% is 0.05"
            ),
            new BrokenCase(
                File,
                "",
                "gates: { volume: { action: warn, share_min: 2, share_max: 1 } }",
                "1 }",
                "expected a share_max of at least share_min; found '1'; both are shares of the median: twice as many is 2"
            ),
            new BrokenCase(
                File,
                "",
                "gates: { volume: { action: warn, deliveries: 2 } }",
                "2 }",
                "expected a whole number from 3 to 1000; found '2'; write it in digits, without quotes"
            ),
        ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Load_BrokenSettings_SaysWhereAndWhat(BrokenCase broken)
    {
        SmallWorkspace files = broken.Break();

        Assert.Equal([broken.Expected(files)], files.Faults());
    }

    [Fact]
    public void Load_NewerLayout_SaysNothingElse()
    {
        SmallWorkspace files = new();
        files
            .Replace(File, "version: 1", "version: 3")
            .Replace(File, "time_zone", "zone")
            .Replace(SmallWorkspace.Penalty, "format: csv", "format: txt");

        string fault = Assert.Single(files.Faults());

        Assert.StartsWith("foodcredit.yaml:1:10: expected a workspace of layout version 1", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_NoWorkspace_SaysHowToMakeOne()
    {
        using TemporaryFolder folder = new();
        string directory = Path.Combine(folder.Path, "none");

        string fault = Assert.Single(FoodCredit.Pipeline.Workspaces.Workspace.Load(directory).Faults).ToString();

        string expected =
            $"expected the settings of a workspace; found no such directory; name a workspace with --workspace, or make one with 'foodcredit init {directory}'";
        Assert.Equal($"{directory}/foodcredit.yaml: {expected}", fault);
    }

    [Fact]
    public void Load_SeveralFaultsInGates_TellsAll()
    {
        SmallWorkspace files = new();
        files.Append(File, "gates:\n  freshness: { days_max: -1 }\n  colours: { action: loud, red_max: 2 }");

        Assert.Equal(
            [
                "foodcredit.yaml:6:14: expected the key 'action' in the gate 'freshness': what comes of a fault: off, warn or block; found none; add 'action:'",
                "foodcredit.yaml:6:26: expected a whole number from 0 to 36500; found '-1'; write it in digits, without quotes",
                "foodcredit.yaml:7:22: expected one of off, warn, block; found 'loud'; write one of them",
                "foodcredit.yaml:7:37: expected a share from 0 to 1; found '2'; 5% is 0.05",
            ],
            files.Faults()
        );
    }
}
