namespace FoodCredit.Pipeline;

/// <summary>Published bytes are not what their run wrote. Exit code 5.</summary>
public sealed class IntegrityException(string message) : Exception(message);
