namespace FoodCredit.Pipeline.Workspaces.Binding;

/// <summary>The keys of <c>foodcredit.yaml</c>.</summary>
internal static class WorkspaceShapes
{
    public static readonly MappingShape Folders = new(
        "folders",
        "folders",
        [
            new("inbox", "the folder that departments deliver to"),
            new("warehouse", "the folder of the database"),
            new("published", "the folder that readers open"),
        ]
    );

    /// <summary>Also the tolerances of a source.</summary>
    public static readonly MappingShape Tolerances = new(
        "tolerances",
        "tolerances",
        [
            new("refused_share", "the share of refused rows, 0 to 1"),
            new("refused_count", "a number of rows that may always be refused"),
            new("ended_share", "the share of open records that a full list may no longer hold, 0 to 1"),
        ]
    );

    public static readonly MappingShape Root = new(
        "",
        "the workspace",
        [
            new("version", "the layout version, 1", true),
            new("name", "the title shown to people", true),
            new("time_zone", "an IANA time zone such as Asia/Shanghai", true),
            new("folders", "where dumps, database and results lie"),
            new("policy", "the path of the policy in force, such as policies/nanchang-food.yaml", true),
            new("tolerances", "how many refused rows a file may have"),
            new("gates", "what a candidate must pass before it is published"),
            new("synthetic", "whether the records are invented"),
            new("memory_limit_mib", "what the database may use"),
            new("unpacked_mib", "what may come out of one archive"),
            new("match_model", "a model that match train wrote, such as models/matching.json; without it the program's own"),
            new("second_opinion", "a model of models/ whose score stands beside each rating: its id, or champion"),
            new("threads", "how many threads a run uses, 0 for all cores"),
        ]
    );

    public static readonly MappingShape[] All = [Root, Folders, Tolerances, .. GateShapes.All];
}
