namespace Visavis.Ledger;

/// <summary>An amount in the smallest unit of its currency (euro cents). Never a fraction: a sum of printed lines is the printed sum.</summary>
public readonly record struct Money(long Cents) : IComparable<Money>
{
    public static readonly Money Zero;

    public static Money operator +(Money left, Money right) => new(checked(left.Cents + right.Cents));

    public static Money operator -(Money left, Money right) => new(checked(left.Cents - right.Cents));

    public static Money operator -(Money amount) => new(checked(-amount.Cents));

    public static bool operator <(Money left, Money right) => left.Cents < right.Cents;

    public static bool operator >(Money left, Money right) => left.Cents > right.Cents;

    public static bool operator <=(Money left, Money right) => left.Cents <= right.Cents;

    public static bool operator >=(Money left, Money right) => left.Cents >= right.Cents;

    public int CompareTo(Money other) => Cents.CompareTo(other.Cents);

    /// <summary>What so many minutes cost at a price per hour: rounded once, half a cent away from zero.</summary>
    public static Money ForMinutes(Money perHour, int minutes) => Round(perHour.Cents * (decimal)minutes / 60m);

    /// <summary>A share in hundredths of a percent (2000 is 20 %): rounded once, half a cent away from zero.</summary>
    public Money Share(int basisPoints) => Round(Cents * (decimal)basisPoints / 10_000m);

    private static Money Round(decimal cents) => new((long)decimal.Round(cents, 0, MidpointRounding.AwayFromZero));
}
