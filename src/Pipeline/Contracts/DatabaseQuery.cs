namespace FoodCredit.Pipeline.Contracts;

/// <summary>A query of a department's PostgreSQL database, whose rows are a dump.</summary>
public sealed record DatabaseQuery
{
    public required string Host { get; init; }

    public required int Port { get; init; }

    public required string Database { get; init; }

    public required string User { get; init; }

    /// <summary>The environment variable that holds the password; null: none does.</summary>
    public string? PasswordEnvironment { get; init; }

    /// <summary>The absolute path of the file whose first line is the password; null: none is.</summary>
    public string? PasswordFile { get; init; }

    public required DatabaseTls Tls { get; init; }

    /// <summary>One SELECT.</summary>
    public required string Query { get; init; }
}

/// <summary>Whether the connection is encrypted.</summary>
public enum DatabaseTls
{
    /// <summary>Encrypted, and the server's certificate and name are checked.</summary>
    Verify,

    /// <summary>Encrypted; the certificate is not checked.</summary>
    Require,

    /// <summary>In the clear, for a server on the same host.</summary>
    Off,
}
