using FoodCredit.Pipeline.Contracts;

namespace FoodCredit.Pipeline.Workspaces.Binding;

/// <summary>Reads the key <c>postgresql</c> of a source.</summary>
internal static class DatabaseBinder
{
    private const int UsualPort = 5432;

    /// <summary>The query, or null where there is none or it has faults.</summary>
    public static DatabaseQuery? Bind(MappingReader source, DumpFormat? format)
    {
        if (source.Mapping("postgresql", SourceShapes.Database) is not { } query)
            return null;
        if (format is not (null or DumpFormat.Csv))
            query.FaultAt(
                source.PlaceOf("format"),
                "the format csv, in which rows of a database are taken",
                SourceShapes.Formats.Name(format.Value),
                "write csv"
            );
        if (source.Has("delimiter") || source.Has("title_rows"))
            query.FaultAt(
                source.KeyPlaceOf(source.Has("delimiter") ? "delimiter" : "title_rows"),
                "none in a source with a query, whose rows come with commas and without a title",
                "one",
                "remove it"
            );
        if (query.Has("password_env") && query.Has("password_file"))
            query.FaultAt(query.KeyPlaceOf("password_file"), "one place for the password", "two", "remove one");
        var (host, port, database, user) = (
            query.Text("host"),
            query.Integer("port", 1, ushort.MaxValue),
            query.Text("database"),
            query.Text("user")
        );
        var (environment, file) = (query.Text("password_env"), query.Text("password_file"));
        var tls = query.Word("tls", SourceShapes.Tls);
        var select = BindQuery(query);
        query.Finish();
        return query.HasFaults
            ? null
            : new DatabaseQuery
            {
                Host = host!,
                Port = port ?? UsualPort,
                Database = database!,
                User = user!,
                PasswordEnvironment = environment,
                PasswordFile = file,
                Tls = tls ?? DatabaseTls.Verify,
                Query = select!,
            };
    }

    private static string? BindQuery(MappingReader query)
    {
        // A block of lines ends with a line break.
        if (query.Node("query") is not Yaml.YamlNode.Scalar { IsNothing: false } node)
            return query.Text("query");
        var text = node.Value.Trim();
        if (text.Length > 0 && !text.Contains(';', StringComparison.Ordinal))
            return text;
        query.Fault(node, "one SELECT without a semicolon", "write SELECT columns FROM table");
        return null;
    }
}
