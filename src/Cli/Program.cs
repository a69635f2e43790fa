Console.WriteLine("foodcredit");
