namespace Visavis.TestSupport.Google;

/// <summary>Who is signed in at the stand-in for Google.</summary>
public sealed record GooglePerson(string Subject, string Email, string Name)
{
    public static GooglePerson New(string name = "Camille Durand") =>
        new(Guid.NewGuid().ToString("N"), $"{Guid.NewGuid():N}@gmail.com", name);
}
